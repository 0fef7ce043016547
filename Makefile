# Paliers numériques : « make run » installe ce qu'il faut et ouvre le programme, « make test » vérifie tout.
.POSIX:
.PHONY: help run test bench torture bundle deb portable deb-test wheel windows screenshots lock fresh clean debian-run debian-test debian-bundle debian-deb debian-windows
.DELETE_ON_ERROR:

PYTHON = .venv/bin/python
PIP = $(PYTHON) -m pip --disable-pip-version-check --quiet
PIP_TOOLS = pip-tools==7.6.2
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-options

help:
	@echo 'make run          installe ce qui manque et ouvre Paliers numériques'
	@echo 'make test         installe ce qui manque et vérifie tout, sans écran'
	@echo 'make bench        mesure la vitesse et la mémoire, chaque chiffre à côté de sa limite (BENCH=pdf pour une seule mesure)'
	@echo 'make torture      met la fiabilité à l’épreuve, longtemps : pannes, coupures, réseau (TORTURE=kill pour une seule ; administrateur)'
	@echo 'make bundle       fabrique le dossier autonome dist/paliers-numeriques et l’essaie'
	@echo 'make deb          fabrique le paquet Debian et le fait juger par lintian'
	@echo 'make portable     fabrique le dossier portable pour Linux, en une archive'
	@echo 'make deb-test     essaie les deux dans une Debian 12 minimale, sans Python (administrateur)'
	@echo 'make wheel        fabrique le paquet Python et l’essaie dans un environnement vide'
	@echo 'make windows      fabrique l’installeur et le ZIP pour Windows, et les essaie avec Wine (administrateur)'
	@echo 'make screenshots  refait les images de la documentation'
	@echo 'make lock         recalcule les versions verrouillées (UPGRADE=--upgrade pour les renouveler)'
	@echo 'make fresh        rejoue tout dans une Debian 12 minimale (administrateur)'
	@echo 'make clean        efface ce qui est fabriqué'

run: .venv/run.stamp
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec .venv/bin/paliers-desktop $(ARGS); \
	else \
		echo 'Aucun écran n’est disponible (ni DISPLAY ni WAYLAND_DISPLAY) : l’auto-test remplace la fenêtre.'; \
		rm -rf build/auto-test; \
		exec .venv/bin/paliers-desktop --self-test build/auto-test; \
	fi

test: .venv/dev.stamp
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PIP) check
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile

# Not a test: what a busy machine says of a duration proves nothing.
bench: .venv/dev.stamp
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=tests $(PYTHON) -m bench $(BENCH)

# The long runs; make test has a short one of each. An hour, and root for strace and the network namespaces.
torture: .venv/dev.stamp
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=tests $(PYTHON) -m torture $(TORTURE)

bundle: .venv/dev.stamp debian-bundle
	@installer/make-bundle.sh

deb: bundle debian-deb
	@installer/linux/make-deb.sh && installer/write-sums.sh

portable: bundle
	@installer/linux/make-portable.sh && installer/write-sums.sh

deb-test: deb portable
	@installer/linux/test-deb.sh

wheel: .venv/run.stamp
	@installer/make-wheel.sh

windows: .venv/run.stamp debian-windows
	@installer/windows/make-windows.sh

screenshots: .venv/dev.stamp
	$(PYTHON) -m tests.screenshots

fresh:
	@installer/fresh-root.sh

clean:
	rm -rf build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis

debian-run:
	@installer/setup-debian.sh run

debian-test:
	@installer/setup-debian.sh run && installer/setup-debian.sh test

debian-bundle:
	@installer/setup-debian.sh bundle

debian-deb:
	@installer/setup-debian.sh deb

debian-windows:
	@installer/setup-debian.sh windows

.venv/bin/pip: | debian-run
	@echo 'Création de l’environnement Python .venv'
	@python3 -m venv .venv

# The project is installed in place: a changed source needs nothing, a changed lock or pyproject.toml installs again.
.venv/run.stamp: requirements/run.lock pyproject.toml | debian-run .venv/bin/pip
	@echo 'Installation des composants verrouillés (une à deux minutes la première fois)'
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.lock .venv/run.stamp | debian-test
	@echo 'Installation des outils de vérification'
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

lock:
	python3 -m venv build/lock
	build/lock/bin/pip --disable-pip-version-check --quiet install '$(PIP_TOOLS)'
	$(COMPILE) $(UPGRADE) --extra=dev -o requirements/dev.lock requirements/run.in pyproject.toml
	$(COMPILE) --constraint=requirements/dev.lock -o requirements/run.lock requirements/run.in pyproject.toml
	$(COMPILE) --constraint=requirements/dev.lock -o requirements/windows.lock requirements/run.in requirements/windows.in pyproject.toml
	@if grep -nF '://' requirements/*.lock; then echo 'Un verrou contient une adresse.' >&2; exit 1; fi

"""The colour profile that we work out is sRGB to a colour engine that is not ours."""

from io import BytesIO

from PIL import Image, ImageCms

from paliers_desktop.output.tagged.icc import NAME, srgb_profile


def test_little_cms_reads_the_same_colours_as_with_its_own_profile():
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ours.profile.profile_description == NAME
    assert (ours.profile.xcolor_space.strip(), ours.profile.device_class) == ("RGB", "mntr")
    transform = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    levels = [0, 1, 5, 10, 31, 64, 127, 128, 200, 254, 255]
    image = Image.new("RGB", (len(levels) ** 2, len(levels)))
    colours = [(red, green, blue) for red in levels for green in levels for blue in levels]
    image.putdata(colours)
    seen = ImageCms.applyTransform(image, transform).tobytes()
    assert max(abs(now - then) for now, then in zip(seen, image.tobytes(), strict=True)) <= 1


def test_it_never_changes():
    assert srgb_profile() == srgb_profile()

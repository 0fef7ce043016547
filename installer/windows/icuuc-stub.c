/* icuuc.dll for the tests under Wine only, never in the bundle: every Windows since 10 (1703) brings the real one, Wine 10 does not.
 *
 * Qt6Core.dll asks it for text codecs other than its own (UTF-8, UTF-16, UTF-32, Latin-1), which the program never uses. Each
 * function that can fail tells U_UNSUPPORTED_ERROR, no converter is ever opened, and none is listed. Signatures: unicode/ucnv.h
 * and unicode/ucnv_err.h of ICU; under the 64-bit calling convention unused parameters need not be named.
 */
#include <stddef.h>
#include <stdint.h>

#define EXPORT __declspec(dllexport)
#define U_UNSUPPORTED_ERROR 16

static void fail(int *status) {
  if (status && *status <= 0) *status = U_UNSUPPORTED_ERROR;
}

EXPORT void *ucnv_open(const char *name, int *status) { (void)name; fail(status); return NULL; }
EXPORT void ucnv_close(void *converter) { (void)converter; }
EXPORT void ucnv_reset(void *converter) { (void)converter; }
EXPORT int8_t ucnv_getMaxCharSize(const void *converter) { (void)converter; return 1; }
EXPORT const char *ucnv_getName(const void *converter, int *status) { (void)converter; fail(status); return NULL; }
EXPORT int32_t ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int32_t index) { (void)index; return NULL; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *status) {
  (void)name, (void)standard; fail(status); return NULL;
}
EXPORT int32_t ucnv_fromUCountPending(const void *converter, int *status) { (void)converter; fail(status); return -1; }
EXPORT int32_t ucnv_toUCountPending(const void *converter, int *status) { (void)converter; fail(status); return -1; }
EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context) {
  (void)converter; *action = NULL; *context = NULL;
}
EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) {
  (void)converter; *action = NULL; *context = NULL;
}
EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context, void **old, const void **old_context, int *status) {
  (void)converter, (void)action, (void)context, (void)old, (void)old_context; fail(status);
}
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void **old, const void **old_context, int *status) {
  (void)converter, (void)action, (void)context, (void)old, (void)old_context; fail(status);
}
EXPORT void ucnv_toUnicode(void *converter, uint16_t **target, const uint16_t *target_limit, const char **source,
                           const char *source_limit, int32_t *offsets, int8_t flush, int *status) {
  (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit, (void)offsets, (void)flush; fail(status);
}
EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *target_limit, const uint16_t **source,
                             const uint16_t *source_limit, int32_t *offsets, int8_t flush, int *status) {
  (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit, (void)offsets, (void)flush; fail(status);
}
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const uint16_t **source, const uint16_t *limit, int32_t offset, int *status) {
  (void)arguments, (void)source, (void)limit, (void)offset; fail(status);
}
EXPORT void ucnv_cbToUWriteUChars(void *arguments, const uint16_t *source, int32_t length, int32_t offset, int *status) {
  (void)arguments, (void)source, (void)length, (void)offset; fail(status);
}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const uint16_t *units, int32_t length,
                                            int32_t point, int reason, int *status) {
  (void)context, (void)arguments, (void)units, (void)length, (void)point, (void)reason; fail(status);
}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const char *units, int32_t length, int reason,
                                          int *status) {
  (void)context, (void)arguments, (void)units, (void)length, (void)reason; fail(status);
}

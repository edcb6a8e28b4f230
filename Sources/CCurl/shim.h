// libcurl for Swift: one wrapper per argument type, because Swift can't call C's variadic functions.
#ifndef ALIH_CURL_SHIM_H
#define ALIH_CURL_SHIM_H
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

typedef size_t (*alih_curl_write_fn)(char *data, size_t size, size_t count, void *context);

static inline CURLcode alih_setopt_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode alih_setopt_str(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode alih_setopt_ptr(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode alih_setopt_fn(CURL *h, CURLoption o, alih_curl_write_fn f) { return curl_easy_setopt(h, o, f); }
static inline CURLcode alih_getinfo_long(CURL *h, CURLINFO i, long *v) { return curl_easy_getinfo(h, i, v); }
static inline CURLMcode alih_multi_setopt_long(CURLM *m, CURLMoption o, long v) { return curl_multi_setopt(m, o, v); }
static inline CURLcode alih_msg_result(CURLMsg *m) { return m->data.result; }
#endif

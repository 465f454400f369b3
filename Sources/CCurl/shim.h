#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any type: one function for each that is used here.
typedef size_t (*nashr_curl_sink)(char *, size_t, size_t, void *);
typedef int (*nashr_curl_watch)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode nashr_curl_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode nashr_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode nashr_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode nashr_curl_set_sinks(CURL *curl, nashr_curl_sink head, nashr_curl_sink body,
                                            nashr_curl_watch watch, void *owner) {
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, owner);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, owner);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, owner);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, head);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
  return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body);
}
static inline CURLcode nashr_curl_get_text(CURL *curl, CURLINFO info, const char **value) {
  return curl_easy_getinfo(curl, info, value);
}

// Nothing but HTTP and HTTPS, by the name that this version of libcurl has for it.
static inline CURLcode nashr_curl_only_http(CURL *curl) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// A macro of macros that Swift does not see.
static inline CURLcode nashr_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

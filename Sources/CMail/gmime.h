#ifndef ALIH_GMIME_H
#define ALIH_GMIME_H

// What Alih needs of GMime 3 and GLib 2, as their headers have it. The headers themselves can't be included: pkg-config
// asks for compiler flags with them that Swift packages refuse.

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct {
  unsigned char *data;
  unsigned len;
} GByteArray;
typedef struct _GDateTime GDateTime;
typedef struct _GMimeObject GMimeObject;
typedef struct _GMimeMessage GMimeMessage;
typedef struct _GMimeContentType GMimeContentType;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _GMimeStream GMimeStream;
typedef struct _GMimeParser GMimeParser;
typedef struct _GMimeParserOptions GMimeParserOptions;
typedef struct _InternetAddress InternetAddress;
typedef struct _InternetAddressList InternetAddressList;

enum { GMIME_CONTENT_ENCODING_BASE64 = 4 };
enum { GMIME_FORMAT_MESSAGE = 0, GMIME_FORMAT_MBOX = 1 };

int g_type_check_instance_is_a(void *instance, size_t type);
void g_object_unref(void *object);
void g_free(void *memory);
char *g_strdup(const char *text);
char *g_date_time_format(GDateTime *date, const char *format);

size_t g_mime_multipart_get_type(void);
size_t g_mime_message_part_get_type(void);
size_t g_mime_part_get_type(void);
size_t internet_address_mailbox_get_type(void);

void g_mime_init(void);
GMimeParserOptions *g_mime_parser_options_new(void);
void g_mime_parser_options_set_fallback_charsets(GMimeParserOptions *options, const char **charsets);
void g_mime_parser_options_free(GMimeParserOptions *options);
GMimeStream *g_mime_stream_mem_new(void);
GMimeStream *g_mime_stream_mem_new_with_buffer(const char *bytes, size_t count);
GByteArray *g_mime_stream_mem_get_byte_array(GMimeStream *stream);
int g_mime_stream_reset(GMimeStream *stream);
ssize_t g_mime_stream_write_to_stream(GMimeStream *source, GMimeStream *target);
GMimeParser *g_mime_parser_new_with_stream(GMimeStream *stream);
void g_mime_parser_set_format(GMimeParser *parser, int format);
GMimeMessage *g_mime_parser_construct_message(GMimeParser *parser, GMimeParserOptions *options);
int g_mime_parser_eos(GMimeParser *parser);
InternetAddressList *g_mime_message_get_from(GMimeMessage *message);
const char *g_mime_message_get_subject(GMimeMessage *message);
GDateTime *g_mime_message_get_date(GMimeMessage *message);
GMimeObject *g_mime_message_get_mime_part(GMimeMessage *message);
GMimeMessage *g_mime_message_part_get_message(GMimeObject *part);
int internet_address_list_length(InternetAddressList *list);
InternetAddress *internet_address_list_get_address(InternetAddressList *list, int index);
const char *internet_address_get_name(InternetAddress *address);
const char *internet_address_mailbox_get_addr(InternetAddress *address);
GMimeContentType *g_mime_object_get_content_type(GMimeObject *object);
const char *g_mime_object_get_disposition(GMimeObject *object);
const char *g_mime_object_get_header(GMimeObject *object, const char *name);
char *g_mime_content_type_get_mime_type(GMimeContentType *type);
const char *g_mime_content_type_get_parameter(GMimeContentType *type, const char *name);
int g_mime_multipart_get_count(GMimeObject *part);
GMimeObject *g_mime_multipart_get_part(GMimeObject *part, int index);
const char *g_mime_multipart_get_prologue(GMimeObject *part);
GMimeDataWrapper *g_mime_part_get_content(GMimeObject *part);
int g_mime_part_get_content_encoding(GMimeObject *part);
const char *g_mime_part_get_filename(GMimeObject *part);
GMimeStream *g_mime_data_wrapper_get_stream(GMimeDataWrapper *wrapper);
ssize_t g_mime_data_wrapper_write_to_stream(GMimeDataWrapper *wrapper, GMimeStream *target);

#endif

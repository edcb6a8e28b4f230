#include "CMail.h"
#include "gmime.h"

#include <ctype.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>

// Parts inside of each other; what is deeper is no part of a mail that a person wrote.
enum { deepest = 64 };

typedef struct {
  mail_events events;
  void *context;
  const char *bytes;
  size_t count;
  bool is_mbox, has_read;
} reading;

static void read_object(const reading *reading, GMimeObject *object, int depth);

static void read_message(const reading *reading, GMimeMessage *message, int depth) {
  InternetAddressList *senders = g_mime_message_get_from(message);
  InternetAddress *sender = senders && internet_address_list_length(senders) ? internet_address_list_get_address(senders, 0) : NULL;
  const char *from = sender ? internet_address_get_name(sender) : NULL;
  if ((!from || !*from) && sender && g_type_check_instance_is_a(sender, internet_address_mailbox_get_type()))
    from = internet_address_mailbox_get_addr(sender);
  GDateTime *date = g_mime_message_get_date(message);
  char *day = date ? g_date_time_format(date, "%Y-%m-%dT%H:%M") : NULL;
  reading->events.message(reading->context, g_mime_message_get_subject(message), from, day);
  g_free(day);
  GMimeObject *part = g_mime_message_get_mime_part(message);
  if (part) read_object(reading, part, depth + 1);
}

static const char *parameter(GMimeContentType *type, const char *name) {
  return g_mime_content_type_get_parameter(type, name);
}

static void read_part(const reading *reading, GMimeObject *part, const char *name_of_type) {
  GMimeContentType *type = g_mime_object_get_content_type(part);
  const char *disposition = g_mime_object_get_disposition(part);
  const char *format = parameter(type, "format"), *delsp = parameter(type, "delsp");
  GMimeDataWrapper *content = g_mime_part_get_content(part);
  bool is_base64 = g_mime_part_get_content_encoding(part) == GMIME_CONTENT_ENCODING_BASE64;
  GMimeStream *stream = g_mime_stream_mem_new();
  if (content) {
    GMimeStream *raw = g_mime_data_wrapper_get_stream(content);
    if (is_base64 && raw) {
      g_mime_stream_reset(raw);
      g_mime_stream_write_to_stream(raw, stream);
    } else {
      g_mime_data_wrapper_write_to_stream(content, stream);
    }
  }
  GByteArray *bytes = g_mime_stream_mem_get_byte_array(stream);
  reading->events.part(
    reading->context, name_of_type, parameter(type, "charset"), g_mime_part_get_filename(part),
    disposition && !strcasecmp(disposition, "attachment"), format && !strcasecmp(format, "flowed"),
    delsp && !strcasecmp(delsp, "yes"), is_base64, (const char *)bytes->data, bytes->len);
  g_object_unref(stream);
}

// In small letters. What names no type is plain text (RFC 2045, 5.2).
static char *name_of_type(GMimeObject *object) {
  const char *header = g_mime_object_get_header(object, "Content-Type");
  if (header && !strchr(header, '/')) return g_strdup("text/plain");
  char *name = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
  for (char *letter = name; *letter; letter++) *letter = (char)tolower((unsigned char)*letter);
  return name;
}

// What stands in a mail of several parts that its boundary, which is another one, does not divide.
static void read_undivided(const reading *reading, GMimeObject *object) {
  const char *text = g_mime_multipart_get_prologue(object);
  if (text && *text)
    reading->events.part(reading->context, "multipart/undivided", NULL, NULL, false, false, false, false, text, strlen(text));
}

static void read_object(const reading *reading, GMimeObject *object, int depth) {
  if (depth > deepest) return;
  char *name = name_of_type(object);
  if (g_type_check_instance_is_a(object, g_mime_multipart_get_type())) {
    reading->events.open(reading->context, name);
    int count = g_mime_multipart_get_count(object);
    for (int i = 0; i < count; i++) read_object(reading, g_mime_multipart_get_part(object, i), depth + 1);
    if (count == 0) read_undivided(reading, object);
    reading->events.close(reading->context);
  } else if (g_type_check_instance_is_a(object, g_mime_message_part_get_type())) {
    reading->events.open(reading->context, name);
    GMimeMessage *message = g_mime_message_part_get_message(object);
    if (message) read_message(reading, message, depth);
    reading->events.close(reading->context);
  } else if (g_type_check_instance_is_a(object, g_mime_part_get_type())) {
    read_part(reading, object, name);
  }
  g_free(name);
}

static void *read_all(void *self) {
  reading *reading = self;
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, g_mime_init);
  GMimeParserOptions *options = g_mime_parser_options_new();
  const char *charsets[] = {"utf-8", "windows-1252", NULL};
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(reading->bytes, reading->count);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  g_mime_parser_set_format(parser, reading->is_mbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  do {
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    if (!message) break;
    reading->has_read = true;
    read_message(reading, message, 0);
    reading->events.end(reading->context);
    g_object_unref(message);
  } while (reading->is_mbox && !g_mime_parser_eos(parser));
  g_object_unref(parser);
  g_mime_parser_options_free(options);
  return NULL;
}

// GMime reads parts inside of parts by recursion, up to 1024, for which the stack of a task may be too small.
bool mail_read(mail_events events, void *context, const char *bytes, size_t count, bool is_mbox) {
  reading reading = {events, context, bytes, count, is_mbox, false};
  pthread_attr_t attributes;
  pthread_t thread;
  if (pthread_attr_init(&attributes)) return false;
  pthread_attr_setstacksize(&attributes, 16 << 20);
  bool has_started = !pthread_create(&thread, &attributes, read_all, &reading);
  pthread_attr_destroy(&attributes);
  if (!has_started) return false;
  pthread_join(thread, NULL);
  return reading.has_read;
}

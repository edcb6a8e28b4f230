#ifndef ALIH_CMARKUP_H
#define ALIH_CMARKUP_H

#include <stdbool.h>
#include <stddef.h>

/// Reads XML piece by piece. No file but the bytes it is fed is ever opened, and no entity of a document's own is
/// expanded.
typedef struct markup_reader markup_reader;

/// Called while a piece is read; each string is UTF-8 and lives as long as the call.
typedef struct {
  /// Of a page's element that begins next: where its start tag, its content, its end tag begin, and where that ends, in
  /// bytes of the file. What isn't written there is empty.
  void (*place)(void *context, size_t outer, size_t inner, size_t inner_end, size_t outer_end);
  /// `attributes` are names and values in turn, up to a null; it may be null itself.
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  /// Part of an element's text; there may be more of it.
  void (*text)(void *context, const char *bytes, int count);
  /// Text that stands there without escapes: a CDATA section, or a script.
  void (*raw)(void *context, const char *bytes, int count);
  void (*comment)(void *context, const char *text);
  /// `<?target data?>`; `data` may be null.
  void (*instruction)(void *context, const char *target, const char *data);
  /// `<!DOCTYPE name PUBLIC public_id system_id>`; the ids may be null. Nothing is fetched.
  void (*doctype)(void *context, const char *name, const char *public_id, const char *system_id);
} markup_events;

/// Null when there is no memory.
markup_reader *markup_open(markup_events events, void *context);

/// False when the document is malformed; nothing more is read then.
bool markup_feed(markup_reader *reader, const char *bytes, int count, bool is_last);

/// What is wrong, after `markup_feed` gave false, without a line break.
const char *markup_message(const markup_reader *reader);

/// Where the reader is, counted from 1.
int markup_line(const markup_reader *reader);
int markup_column(const markup_reader *reader);

void markup_close(markup_reader *reader);

/// Reads a page in UTF-8 through gumbo, as browsers do (HTML5): nothing in it is malformed. What is deeper than 256
/// elements stands in the one around it.
///
/// The answer is null, or why the page can't be read in bounded time and memory.
const char *markup_read_page(markup_events events, void *context, const char *bytes, size_t count);

/// The letter that HTML 4 calls `name` ("nbsp"); 0 for none.
unsigned markup_entity(const char *name);

#endif

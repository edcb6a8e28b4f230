#ifndef ALIH_CMARKUP_H
#define ALIH_CMARKUP_H

#include <stdbool.h>

/// Reads XML piece by piece. No file but the bytes it is fed is ever opened, and no entity of a document's own is
/// expanded.
typedef struct markup_reader markup_reader;

/// Called while a piece is read; each string is UTF-8 and lives as long as the call.
typedef struct {
  /// `attributes` are names and values in turn, up to a null; it may be null itself.
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  /// Part of an element's text; there may be more of it.
  void (*text)(void *context, const char *bytes, int count);
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

#endif

#ifndef ALIH_CMAIL_H
#define ALIH_CMAIL_H

#include <stdbool.h>
#include <stddef.h>

/// Called while mails are read; each string is UTF-8, may be null, and lives as long as the call.
typedef struct {
  /// A mail begins: one of the file, or one inside of another. `date` is ISO 8601 by the sender's clock, `from` the name
  /// of the sender, or the address without one.
  void (*message)(void *context, const char *subject, const char *from, const char *date);
  /// Parts follow, up to `close`: `type` is such as `multipart/alternative`, or `message/rfc822`.
  void (*open)(void *context, const char *type);
  void (*close)(void *context);
  /// A part without parts. `bytes` are decoded, unless `is_base64`: those are as in the file.
  void (*part)(void *context, const char *type, const char *charset, const char *name, bool is_attachment, bool is_flowed,
               bool is_delsp, bool is_base64, const char *bytes, size_t count);
  /// The end of a mail of the file; not of one inside of another.
  void (*end)(void *context);
} mail_events;

/// Reads a mail (RFC 5322, MIME), or with `is_mbox` all mails of a mailbox, through GMime.
///
/// False when there is none.
bool mail_read(mail_events events, void *context, const char *bytes, size_t count, bool is_mbox);

#endif

#include "CMarkup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct markup_reader {
  xmlParserCtxtPtr parser;
  markup_events events;
  void *context;
  int line, column;
  char message[256];
};

static void start(void *self, const xmlChar *name, const xmlChar **attributes) {
  markup_reader *reader = self;
  reader->events.start(reader->context, (const char *)name, (const char *const *)attributes);
}

static void end(void *self, const xmlChar *name) {
  markup_reader *reader = self;
  reader->events.end(reader->context, (const char *)name);
}

static void text(void *self, const xmlChar *bytes, int count) {
  markup_reader *reader = self;
  reader->events.text(reader->context, (const char *)bytes, count);
}

static void raw(void *self, const xmlChar *bytes, int count) {
  markup_reader *reader = self;
  reader->events.raw(reader->context, (const char *)bytes, count);
}

static void comment(void *self, const xmlChar *text) {
  markup_reader *reader = self;
  reader->events.comment(reader->context, (const char *)text);
}

static void instruction(void *self, const xmlChar *target, const xmlChar *data) {
  markup_reader *reader = self;
  reader->events.instruction(reader->context, (const char *)target, (const char *)data);
}

static void doctype(void *self, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  markup_reader *reader = self;
  reader->events.doctype(reader->context, (const char *)name, (const char *)public_id, (const char *)system_id);
}

static void fail(markup_reader *reader, const char *message, int line, int column) {
  if (reader->message[0]) return;
  snprintf(reader->message, sizeof reader->message, "%s", message);
  size_t length = strlen(reader->message);
  while (length > 0 && (reader->message[length - 1] == '\n' || reader->message[length - 1] == ' '))
    reader->message[--length] = 0;
  reader->line = line;
  reader->column = column;
}

// Only for entities that the document doesn't define where it is read: dropping one would lose text.
static void reference(void *self, const xmlChar *name) {
  markup_reader *reader = self;
  char message[200];
  snprintf(message, sizeof message, "the entity '&%s;' is not one of XML's own", (const char *)name);
  fail(reader, message, xmlSAX2GetLineNumber(reader->parser), xmlSAX2GetColumnNumber(reader->parser));
  xmlStopParser(reader->parser);
}

markup_reader *markup_open(markup_events events, void *context) {
  markup_reader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  reader->events = events;
  reader->context = context;
  xmlSAXHandler handler = {
    .startElement = start, .endElement = end, .characters = text, .cdataBlock = raw,
    .ignorableWhitespace = text, .comment = comment, .processingInstruction = instruction,
    .internalSubset = doctype, .reference = reference, .initialized = 1};
  reader->parser = xmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL);
  if (!reader->parser) {
    free(reader);
    return NULL;
  }
  xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return reader;
}

bool markup_feed(markup_reader *reader, const char *bytes, int count, bool is_last) {
  if (reader->message[0]) return false;
  if (xmlParseChunk(reader->parser, bytes, count, is_last) == XML_ERR_OK) return !reader->message[0];
  xmlErrorPtr error = xmlCtxtGetLastError(reader->parser);
  fail(reader, error && error->message ? error->message : "this is no XML", error ? error->line : 1,
       error ? error->int2 : 1);
  return false;
}

const char *markup_message(const markup_reader *reader) { return reader->message; }

int markup_line(const markup_reader *reader) {
  return reader->message[0] ? reader->line : xmlSAX2GetLineNumber(reader->parser);
}

int markup_column(const markup_reader *reader) {
  return reader->message[0] ? reader->column : xmlSAX2GetColumnNumber(reader->parser);
}

void markup_close(markup_reader *reader) {
  xmlFreeParserCtxt(reader->parser);
  free(reader);
}

unsigned markup_entity(const char *name) {
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  return entity ? entity->value : 0;
}

#include "CMarkup.h"

#include <ctype.h>
#include <gumbo.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// gumbo looks through all open elements at each tag, and through all attributes at each attribute: what goes beyond these
// is no page that a person wrote.
enum { most_open = 2000, most_attributes = 2000, deepest = 256, longest_name = 64 };

// Memory of one parse; gumbo's own way to give it back is recursive.
typedef struct block {
  struct block *previous, *next;
  size_t size, unused;  // keeps what follows aligned
} block;

typedef struct {
  block first;
  size_t used, most;
  jmp_buf beyond;
} memory;

static void *allocate(void *self, size_t size) {
  memory *memory = self;
  block *made = memory->used + size > memory->most ? NULL : malloc(sizeof(block) + size);
  if (!made) longjmp(memory->beyond, 1);
  *made = (block){&memory->first, memory->first.next, size, 0};
  if (made->next) made->next->previous = made;
  memory->first.next = made;
  memory->used += size;
  return made + 1;
}

static void give_back(void *self, void *bytes) {
  if (!bytes) return;
  memory *memory = self;
  block *made = (block *)bytes - 1;
  made->previous->next = made->next;
  if (made->next) made->next->previous = made->previous;
  memory->used -= made->size;
  free(made);
}

static bool is_one_of(const char *name, size_t length, const char *const *names) {
  for (; *names; names++)
    if (strlen(*names) == length && !strncasecmp(name, *names, length)) return true;
  return false;
}

static const char *const unclosed[] = {
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
  "keygen", "frame", "p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "optgroup",
  "colgroup", "caption", "rp", "rt", "rb", "rtc", "body", "html", "head", NULL};
static const char *const plain[] = {"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe", NULL};

static const char *find(const char *at, const char *end, const char *what, size_t length) {
  for (; at + length <= end; at++) {
    at = memchr(at, what[0], end - at);
    if (!at || at + length > end) return NULL;
    if (!strncasecmp(at, what, length)) return at;
  }
  return NULL;
}

// Why a page is none that gumbo reads in linear time, or null.
static const char *excess(const char *at, const char *end) {
  int open = 0;
  while (at < end && (at = memchr(at, '<', end - at))) {
    at++;
    if (end - at >= 3 && !strncmp(at, "!--", 3)) {
      if (!(at = find(at + 3, end, "-->", 3))) return NULL;
      continue;
    }
    bool is_end = at < end && *at == '/';
    if (is_end) at++;
    if (at >= end || !isalpha((unsigned char)*at)) continue;
    const char *name = at;
    while (at < end && *at != '>' && *at != '/' && !isspace((unsigned char)*at)) at++;
    size_t length = at - name;
    int attributes = 0;
    char quote = 0;
    bool after_blank = false;
    for (; at < end && (quote || *at != '>'); at++) {
      if (quote) {
        if (*at == quote) quote = 0;
      } else if ((*at == '"' || *at == '\'') && at[-1] == '=') {
        quote = *at;
      } else if (isspace((unsigned char)*at) || *at == '/') {
        after_blank = true;
      } else if (after_blank) {
        after_blank = false;
        if (++attributes > most_attributes) return "an element has more than 2000 attributes";
      }
    }
    if (at >= end) return NULL;
    if (is_end) {
      if (open > 0 && !is_one_of(name, length, unclosed)) open--;
    } else if (is_one_of(name, length, plain)) {
      char close[16] = "</";
      memcpy(close + 2, name, length);
      if (!(at = find(at, end, close, length + 2))) return NULL;
      if (!(at = memchr(at, '>', end - at))) return NULL;
    } else if (at[-1] != '/' && !is_one_of(name, length, unclosed) && ++open > most_open) {
      return "more than 2000 elements inside of each other";
    }
  }
  return NULL;
}

// The name as a piece of the file writes it: SVG's has capitals.
static void name_of(const GumboElement *element, char *name, size_t room) {
  const char *known = gumbo_normalized_tagname(element->tag);
  GumboStringPiece piece = element->original_tag;
  if (piece.data) gumbo_tag_from_original_text(&piece);
  if (element->tag_namespace == GUMBO_NAMESPACE_SVG && piece.data) {
    const char *svg = gumbo_normalize_svg_tagname(&piece);
    if (svg) known = svg;
  }
  if (known && *known) {
    snprintf(name, room, "%s", known);
    return;
  }
  size_t length = piece.data ? piece.length : 0;
  if (length >= room) length = room - 1;
  for (size_t i = 0; i < length; i++) name[i] = (char)tolower((unsigned char)piece.data[i]);
  name[length] = 0;
}

static const char *const prefixes[] = {"", "xlink:", "xml:", "xmlns:"};

typedef struct {
  const markup_events *events;
  void *context;
  const char *bytes;
} walk;

static void open_element(const walk *walk, GumboElement *element, const char *name) {
  size_t outer = element->start_pos.offset, inner = outer;
  if (element->original_tag.length) {
    outer = element->original_tag.data - walk->bytes;
    inner = outer + element->original_tag.length;
  }
  size_t inner_end = element->end_pos.offset, outer_end = inner_end;
  GumboStringPiece tag = element->original_end_tag;
  // An end tag of the element around it ends this one, too, but isn't its own.
  if (tag.length && tag.length >= strlen(name) + 3 && !strncasecmp(tag.data + 2, name, strlen(name))) {
    inner_end = tag.data - walk->bytes;
    outer_end = inner_end + tag.length;
  }
  if (inner_end < inner) inner_end = outer_end = inner;
  walk->events->place(walk->context, outer, inner, inner_end, outer_end);
  const char **attributes = calloc(2 * element->attributes.length + 1, sizeof *attributes);
  char *names = calloc(element->attributes.length, longest_name);
  if (attributes && names) {
    for (unsigned i = 0; i < element->attributes.length; i++) {
      const GumboAttribute *attribute = element->attributes.data[i];
      const char *prefix = prefixes[attribute->attr_namespace];
      attributes[2 * i] = attribute->name;
      char *name = names + longest_name * i;
      // Behind a name that comes twice gumbo joins that name to the next one.
      const char *own = attribute->original_name.data;
      size_t length = attribute->original_name.length;
      for (size_t at = length; at > 0; at--) {
        if (!isspace((unsigned char)own[at - 1])) continue;
        own += at;
        length -= at;
        break;
      }
      if (*prefix && !strchr(attribute->name, ':')) {
        snprintf(name, longest_name, "%s%s", prefix, attribute->name);
        attributes[2 * i] = name;
      } else if (!*prefix && length > 0 && length < longest_name &&
                 (strlen(attribute->name) != length || strncasecmp(attribute->name, own, length) != 0)) {
        for (size_t at = 0; at < length; at++) name[at] = (char)tolower((unsigned char)own[at]);
        attributes[2 * i] = name;
      }
      attributes[2 * i + 1] = attribute->value;
    }
    walk->events->start(walk->context, name, attributes);
  }
  free(names);
  free(attributes);
}

// Depth first without recursion: what is too deep stands in the element around it.
static void walk_nodes(const walk *walk, const GumboNode *root) {
  const GumboNode *node = root;
  int depth = 0;
  char name[80];
  for (;;) {
    bool has_children = false;
    switch (node->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      name_of(&node->v.element, name, sizeof name);
      if (++depth <= deepest) {
        open_element(walk, (GumboElement *)&node->v.element, name);
      } else {
        walk->events->text(walk->context, " ", 1);
      }
      has_children = node->v.element.children.length > 0;
      break;
    case GUMBO_NODE_COMMENT: walk->events->comment(walk->context, node->v.text.text); break;
    default: {
      GumboTag parent = node->parent && node->parent->type == GUMBO_NODE_ELEMENT ? node->parent->v.element.tag : GUMBO_TAG_UNKNOWN;
      bool is_raw = parent == GUMBO_TAG_SCRIPT || parent == GUMBO_TAG_STYLE || parent == GUMBO_TAG_IFRAME
        || parent == GUMBO_TAG_XMP || parent == GUMBO_TAG_NOEMBED || parent == GUMBO_TAG_NOFRAMES;
      (is_raw ? walk->events->raw : walk->events->text)(walk->context, node->v.text.text, (int)strlen(node->v.text.text));
    }
    }
    if (has_children) {
      node = node->v.element.children.data[0];
      continue;
    }
    for (;;) {
      if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
        name_of(&node->v.element, name, sizeof name);
        if (depth-- <= deepest) walk->events->end(walk->context, name);
      }
      if (node == root) return;
      const GumboNode *parent = node->parent;
      size_t next = node->index_within_parent + 1;
      if (next < parent->v.element.children.length) {
        node = parent->v.element.children.data[next];
        break;
      }
      node = parent;
    }
  }
}

const char *markup_read_page(markup_events events, void *context, const char *bytes, size_t count) {
  const char *problem = excess(bytes, bytes + count);
  if (problem) return problem;
  memory *space = calloc(1, sizeof *space);
  if (!space) return "out of memory";
  space->most = 60 * count + (1 << 20);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = give_back;
  options.userdata = space;
  options.max_errors = 0;
  if (!setjmp(space->beyond)) {
    GumboOutput *output = gumbo_parse_with_options(&options, bytes, count);
    const GumboDocument *document = &output->document->v.document;
    walk walk = {&events, context, bytes};
    if (document->has_doctype) {
      bool has_public = document->public_identifier && *document->public_identifier;
      bool has_system = document->system_identifier && *document->system_identifier;
      events.doctype(context, document->name, has_public ? document->public_identifier : NULL,
                     has_system ? document->system_identifier : NULL);
    }
    for (unsigned i = 0; i < document->children.length; i++) walk_nodes(&walk, document->children.data[i]);
  } else {
    problem = "its elements are tangled so that they would take too much memory";
  }
  for (block *at = space->first.next, *next; at; at = next) {
    next = at->next;
    free(at);
  }
  free(space);
  return problem;
}

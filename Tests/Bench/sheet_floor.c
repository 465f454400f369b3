// What libxml2's own SAX over inflate costs on the sheet and the shared texts of a workbook: the floor
// that `sheet.swift` is held against. No checksum, no value, no attribute is looked at. Prints CPU seconds
// from the start of `main` on. usage: sheet_floor FILE
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

static long events;

static void begin(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int namespaces, const xmlChar **list, int count, int defaulted,
                  const xmlChar **attributes) {
  (void)data, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)list, (void)count;
  (void)defaulted, (void)attributes;
  events++;
}
static void end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)data, (void)name, (void)prefix, (void)uri;
  events++;
}
static void text(void *data, const xmlChar *start, int count) {
  (void)data, (void)start, (void)count;
  events++;
}

static unsigned number(const unsigned char *at, int bytes) {
  unsigned value = 0;
  while (bytes--) value = value << 8 | at[bytes];
  return value;
}

static void parse(FILE *file, const unsigned char *entry) {
  unsigned char head[30], input[1 << 16], output[1 << 16];
  fseek(file, number(entry + 42, 4), SEEK_SET);
  if (fread(head, 30, 1, file) != 1) exit(1);
  fseek(file, number(head + 26, 2) + number(head + 28, 2), SEEK_CUR);
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = begin;
  handler.endElementNs = end;
  handler.characters = handler.ignorableWhitespace = text;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  inflateInit2(&stream, -15);
  int code = Z_OK;
  while (code != Z_STREAM_END) {
    if (stream.avail_in == 0) {
      stream.next_in = input;
      stream.avail_in = fread(input, 1, sizeof input, file);
    }
    stream.next_out = output;
    stream.avail_out = sizeof output;
    code = inflate(&stream, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END) exit(2);
    if (xmlParseChunk(parser, (char *)output, sizeof output - stream.avail_out, 0)) exit(3);
  }
  if (xmlParseChunk(parser, NULL, 0, 1)) exit(4);
  inflateEnd(&stream);
  xmlFreeParserCtxt(parser);
}

static double seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
  double start = seconds();
  FILE *file = fopen(argv[argc - 1], "rb");
  unsigned char tail[22];
  if (!file || fseek(file, -22, SEEK_END) || fread(tail, 22, 1, file) != 1) return 1;
  unsigned size = number(tail + 12, 4);
  unsigned char *directory = malloc(size);
  fseek(file, number(tail + 16, 4), SEEK_SET);
  if (fread(directory, 1, size, file) != size) return 1;
  const char *wanted[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"};
  for (unsigned at = 0; at < size;) {
    unsigned char *entry = directory + at;
    unsigned length = number(entry + 28, 2);
    for (int index = 0; index < 2; index++)
      if (length == strlen(wanted[index]) && !memcmp(entry + 46, wanted[index], length))
        parse(file, entry);
    at += 46 + length + number(entry + 30, 2) + number(entry + 32, 2);
  }
  printf("%.4f\n", seconds() - start);
  return events == 0;
}

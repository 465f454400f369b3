#include <libxml/xmlversion.h>

// Debian's libxml2 uses ICU and would bring its headers, which contradict those of Foundation. They
// matter only for the fields of xmlCharEncodingHandler, which nobody here looks into.
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/chvalid.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlwriter.h>

// The classes of XML 1.0 Appendix B are macros.
static inline int nashr_xml_is_name_start(unsigned int c) {
  return xmlIsBaseCharQ(c) || xmlIsIdeographicQ(c) || c == '_';
}

static inline int nashr_xml_is_name(unsigned int c) {
  return nashr_xml_is_name_start(c) || xmlIsDigitQ(c) || xmlIsCombiningQ(c) ||
         xmlIsExtenderQ(c) || c == '.' || c == '-';
}

// The line that a parser is on. Later versions may call this function deprecated; there is no other
// that all of them have.
static inline int nashr_xml_line(void *parser) { return xmlSAX2GetLineNumber(parser); }

// Where the tag that a parser has just read begins, in bytes of its text in UTF-8, and on which line.
static inline long nashr_xml_tag(void *parser, long *line) {
  xmlParserInputPtr input = ((xmlParserCtxtPtr)parser)->input;
  const xmlChar *at = input->cur;
  *line = input->line;
  while (at > input->base && *at != '<') {
    at--;
    if (*at == '\n') (*line)--;
  }
  return (long)input->consumed + (at - input->base);
}

// How many bytes of a start tag that is not whole yet a parser holds.
static inline long nashr_xml_open_tag(void *parser) {
  xmlParserInputPtr input = ((xmlParserCtxtPtr)parser)->input;
  if (!input || input->end - input->cur < 2 || input->cur[0] != '<') return 0;
  return input->cur[1] == '!' || input->cur[1] == '?' ? 0 : input->end - input->cur;
}

// What a parser found wrong last, warnings apart; zero where nothing.
static inline int nashr_xml_fault(void *parser) { return ((xmlParserCtxtPtr)parser)->errNo; }

// libxml2 prints some complaints about encodings, which no context of a parser hears of. From here on
// nothing is printed on this thread.
static inline void nashr_xml_ignore(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

static inline void nashr_xml_be_quiet(void) { xmlSetGenericErrorFunc(0, nashr_xml_ignore); }

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

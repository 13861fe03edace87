#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a variable that holds a function, which Swift cannot call safely.
static inline void freeXMLString(xmlChar *string) { xmlFree(string); }

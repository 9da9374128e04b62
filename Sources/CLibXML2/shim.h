// SPDX-License-Identifier: Apache-2.0
// The HTML parser of libxml2. Where libxml2 was built with ICU its headers bring in ICU's, whose types differ from
// those that Foundation brings; nothing that is used here depends on them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

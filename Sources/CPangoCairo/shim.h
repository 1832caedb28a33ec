#ifndef SELVEDGE_CPANGOCAIRO_SHIM_H
#define SELVEDGE_CPANGOCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

// The font map cast is a macro in C, which Swift cannot import.
static inline void selvedge_font_map_set_config(PangoFontMap *map, FcConfig *config) {
    pango_fc_font_map_set_config((PangoFcFontMap *)map, config);
}

// FcCharSetHasChar takes FcChar32; FcPatternGetCharSet hands out a borrowed set, which stays alive with its pattern.
static inline FcCharSet *selvedge_pattern_charset(FcPattern *pattern) {
    FcCharSet *set = NULL;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &set) == FcResultMatch ? set : NULL;
}

#endif

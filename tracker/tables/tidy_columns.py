"""What each column of the tidy table holds: for ``README.txt`` beside the CSV, and the About sheet.

Source: design, section 5.
"""

from tracker.i18n import N_

ABOUT = {
    "country": N_("ISO 3166-1 alpha-3 code, or a code of the workspace's own"),
    "country_name": N_("the country's name in English"),
    "region": N_("the region's name in English; several are separated by a semicolon"),
    "income": N_("id of the income group"),
    "framework": N_("id of the framework"),
    "cycle": N_("year of the cycle"),
    "method": N_("national-submission or desk-review"),
    "scope": N_("complete, or examples: found as they came, in no share and no distribution"),
    "state": N_(
        "state of the assessment: draft, submitted, changes-requested, accepted, published"
    ),
    "section": N_("id of the item's section"),
    "item": N_("id of the item"),
    "item_title": N_("the item's title in English"),
    "status": N_(
        "state of the cell: rated, no-information, not-disclosed, not-applicable, not-assessed"
    ),
    "level": N_("id of the level, set or else derived; blank where the cell is not rated"),
    "level_value": N_("the level's number on the scale; a rank, not a quantity"),
    "set_level": N_("level that the assessor set, under every status"),
    "derived_level": N_("level that the counting evidence gives, under every status"),
    "review_level": N_("level that the reviewer gives, under every status"),
    "strength_max": N_("strength of the strongest counting link"),
    "strength_all_covered": N_(
        "the weakest, over covered required elements, of each one's strongest link"
    ),
    "explicit_elements": N_("required elements covered by counting links on explicit wording"),
    "elements_covered": N_("required elements covered, nationwide or not"),
    "elements_total": N_("required elements of the item"),
    "evidence_links": N_("counting links"),
    "hinders": N_("links to provisions that stand in the item's way; never netted"),
    "origin": N_("where the counting links come from: national, supranational or both"),
    "territory": N_("how far the counting links reach: nationwide, part of the country or both"),
    "confidence": N_("how sure the assessor is: low, medium, high"),
    "instruments": N_("ids of the instruments of counting links, separated by spaces"),
}

package io.getsales.client.sandbox;

/** Every way in which the answers of the service differ between its documents and its servers. */
record WireSettings(
    boolean contactEnvelope,
    boolean extraFields,
    boolean hasMore,
    boolean emptyMapsAsArrays,
    boolean emptyAnswers,
    boolean flatFilters,
    boolean failOnUnknownFilterKeys,
    boolean linkedInIdRequired,
    boolean customFieldsOnUpdate,
    boolean locationAsArray,
    boolean shuffledTies,
    PageShape emailPages,
    PageShape listPages,
    DateShape dates,
    int pageCap,
    int resultWindow) {}

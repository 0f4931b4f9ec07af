package io.getsales.client.sandbox;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param rows the rows of the page
 * @param total how many rows match in all
 */
record RowPage<T extends Row>(List<T> rows, int total) {}

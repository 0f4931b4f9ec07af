/**
 * Reading lists: pages, rows over all pages, and the walks that get from one page to the next.
 * Knows nothing of HTTP: a page comes from a {@link PageSource}.
 */
@NullMarked
package io.getsales.client.paging;

import org.jspecify.annotations.NullMarked;

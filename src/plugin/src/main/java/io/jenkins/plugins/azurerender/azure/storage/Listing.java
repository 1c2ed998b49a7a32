package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import java.net.URI;
import java.util.function.Consumer;

/** Reads a listing page by page and fails if it does not end. */
final class Listing {

    /** Ten times the number of pages for ten million files. */
    static final int MAX_PAGES = 20_000;

    private Listing() {}

    /** @throws StorageException if a page links to itself, or after {@code maxPages} pages */
    static <T> void each(URI endpoint, PagedIterable<T> listing, int maxPages, Consumer<T> each)
            throws StorageException {
        int pages = 0;
        String current = "";
        for (PagedResponse<T> page : listing.iterableByPage()) {
            String next = page.getContinuationToken();
            if (++pages > maxPages || current.equals(next)) {
                throw StorageCalls.endless(endpoint);
            }
            page.getElements().forEach(each);
            current = next == null ? "" : next;
        }
    }
}

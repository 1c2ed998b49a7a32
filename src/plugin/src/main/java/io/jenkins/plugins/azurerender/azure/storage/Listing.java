package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import java.net.URI;
import java.util.function.Consumer;

/** Goes through a listing page by page, and gives up on one that has no end. */
final class Listing {

    /** Ten times what a container with ten million files has. */
    static final int MOST_PAGES = 20_000;

    private Listing() {}

    /** @throws StorageException when a page leads to itself, or more than {@code mostPages} came */
    static <T> void each(URI endpoint, PagedIterable<T> listing, int mostPages, Consumer<T> each)
            throws StorageException {
        int pages = 0;
        String here = "";
        for (PagedResponse<T> page : listing.iterableByPage()) {
            String next = page.getContinuationToken();
            if (++pages > mostPages || here.equals(next)) {
                throw StorageCalls.endless(endpoint);
            }
            page.getElements().forEach(each);
            here = next == null ? "" : next;
        }
    }
}

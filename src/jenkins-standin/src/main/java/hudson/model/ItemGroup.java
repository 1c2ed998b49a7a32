package hudson.model;

/** Stands for hudson.model.ItemGroup of Jenkins 2.479.3. */
public interface ItemGroup<T extends hudson.model.Item> extends hudson.model.PersistenceRoot, hudson.model.ModelObject {
    java.lang.String getFullName();

    T getItem(java.lang.String string) throws org.springframework.security.access.AccessDeniedException;

    java.lang.String getUrl();

    java.lang.String getFullDisplayName();

    default java.lang.String getItemName(java.io.File file, T item) {
        throw new UnsupportedOperationException();
    }

    java.lang.String getUrlChildPrefix();

    java.io.File getRootDirFor(T item);

    default void onRenamed(T item, java.lang.String string, java.lang.String string2) throws java.io.IOException {}

    void onDeleted(T item) throws java.io.IOException;

    default <T extends hudson.model.Item> java.lang.Iterable<T> allItems(
            java.lang.Class<T> type, java.util.function.Predicate<T> predicate) {
        throw new UnsupportedOperationException();
    }

    default java.lang.Iterable<hudson.model.Item> allItems() {
        throw new UnsupportedOperationException();
    }

    default <T extends hudson.model.Item> java.lang.Iterable<T> allItems(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    default java.util.Collection<T> getItems(java.util.function.Predicate<T> predicate) {
        throw new UnsupportedOperationException();
    }

    java.util.Collection<T> getItems();

    default java.util.stream.Stream<T> getItemsStream(java.util.function.Predicate<T> predicate) {
        throw new UnsupportedOperationException();
    }

    default java.util.stream.Stream<T> getItemsStream() {
        throw new UnsupportedOperationException();
    }

    default <T extends hudson.model.Item> java.util.List<T> getAllItems(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    default java.util.List<hudson.model.Item> getAllItems() {
        throw new UnsupportedOperationException();
    }

    default <T extends hudson.model.Item> java.util.List<T> getAllItems(
            java.lang.Class<T> type, java.util.function.Predicate<T> predicate) {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A container of items. */
public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {
    /** Returns the names from the root, separated by slashes. */
    String getFullName();

    /** Returns the display names from the root. */
    String getFullDisplayName();

    /** Returns the items. */
    Collection<T> getItems();

    /** Returns the item with the name, or null. */
    T getItem(String name);

    /** Returns the directory of the item. */
    File getRootDirFor(T child);

    /** Called after the item was deleted. */
    void onDeleted(T item) throws IOException;

    /** Returns all items of the type, at any depth. */
    default <I extends Item> List<I> getAllItems(Class<I> type) {
        List<I> found = new ArrayList<>();
        for (T item : getItems()) {
            if (type.isInstance(item)) {
                found.add(type.cast(item));
            }
            if (item instanceof ItemGroup<?> group) {
                found.addAll(group.getAllItems(type));
            }
        }
        return found;
    }
}

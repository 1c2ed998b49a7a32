package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stands for hudson.model.ItemGroup: what has items in it. */
public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {
    /** The names from the root, with slashes. */
    String getFullName();

    /** The names to show from the root. */
    String getFullDisplayName();

    /** What is in it. */
    Collection<T> getItems();

    /** The item of this name, or null. */
    T getItem(String name);

    /** The folder of the item. */
    File getRootDirFor(T child);

    /** After the item was deleted. */
    void onDeleted(T item) throws IOException;

    /** All items of the type, at any depth. */
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

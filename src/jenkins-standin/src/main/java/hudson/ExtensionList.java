package hudson;

import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import jenkins.model.Jenkins;

/** The extensions of one type, instantiated at the first access. */
public class ExtensionList<T> extends AbstractList<T> {
    private final Jenkins jenkins;
    private final Class<T> extensionType;

    /** Creates the list of the type; it is empty when {@code jenkins} is null. */
    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    /** Returns the list for {@link Jenkins#getExtensionList(Class)}. */
    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    /** Returns the extensions of the type in the running Jenkins; empty when none is running. */
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? create(null, type) : jenkins.getExtensionList(type);
    }

    /**
     * Returns the only extension of the type.
     *
     * @throws IllegalStateException when there is not exactly one
     */
    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    /** Returns the extension of exactly the class, or null. */
    public <U extends T> U get(Class<U> type) {
        return found().stream()
                .filter(extension -> extension.getClass() == type)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public T get(int index) {
        return found().get(index);
    }

    @Override
    public Iterator<T> iterator() {
        return found().iterator();
    }

    @Override
    public int size() {
        return found().size();
    }

    private List<T> found() {
        return jenkins == null ? List.of() : EngineLoader.get().extensions(jenkins, extensionType);
    }
}

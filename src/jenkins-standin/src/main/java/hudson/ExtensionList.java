package hudson;

import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import jenkins.model.Jenkins;

/** Stands for hudson.ExtensionList: the extensions of one type, made when first asked for. */
public class ExtensionList<T> extends AbstractList<T> {
    private final Jenkins jenkins;
    private final Class<T> extensionType;

    /** The extensions of the type; none when there is no Jenkins. */
    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    /** The list for {@link Jenkins#getExtensionList(Class)}. */
    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    /** The extensions of the type in the running Jenkins; none without one. */
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? create(null, type) : jenkins.getExtensionList(type);
    }

    /**
     * The one extension of the type.
     *
     * @throws IllegalStateException when there is none, or more than one
     */
    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    /** The extension of exactly this class, or null. */
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

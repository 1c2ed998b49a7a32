package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.List;
import jenkins.model.Jenkins;

/** Stands for hudson.DescriptorExtensionList: the descriptors of one kind of describable. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    private final Class<T> describableType;

    /** The descriptors of the type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(jenkins, (Class) Descriptor.class);
        this.describableType = describableType;
    }

    /** The list for {@link Jenkins#getDescriptorList(Class)}. */
    public static <T extends Describable<T>, D extends Descriptor<T>>
            DescriptorExtensionList<T, D> createDescriptorList(Jenkins jenkins, Class<T> describableType) {
        return new DescriptorExtensionList<>(jenkins, describableType);
    }

    /** The descriptor of this very class of describables, or null. */
    public D find(Class<? extends T> type) {
        return found().stream().filter(d -> d.clazz == type).findFirst().orElse(null);
    }

    /** The descriptor whose id or class has this name, or null. */
    public D findByName(String id) {
        return found().stream().filter(d -> d.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    List<D> found() {
        return super.found().stream()
                .filter(descriptor ->
                        describableType.isAssignableFrom(descriptor.clazz) && descriptor.getT() == describableType)
                .toList();
    }
}

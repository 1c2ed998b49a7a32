package hudson;

/** Stands for hudson.DescriptorExtensionList of Jenkins 2.479.3. */
public class DescriptorExtensionList<T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>>
        extends hudson.ExtensionList<D> {
    DescriptorExtensionList() {}

    @Deprecated
    public D find(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public D find(java.lang.Class<? extends T> type) {
        throw new UnsupportedOperationException();
    }

    public D findByName(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>>
            hudson.DescriptorExtensionList<T, D> createDescriptorList(
                    jenkins.model.Jenkins jenkins, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }
}

package hudson.util;

/** Stands for hudson.util.ListBoxModel of Jenkins 2.479.3. */
public class ListBoxModel extends java.util.ArrayList<hudson.util.ListBoxModel.Option>
        implements org.kohsuke.stapler.HttpResponse {
    public ListBoxModel(hudson.util.ListBoxModel.Option... values) {}

    public ListBoxModel(java.util.Collection<hudson.util.ListBoxModel.Option> collection) {}

    public ListBoxModel() {}

    public ListBoxModel(int value) {}

    public void add(hudson.model.ModelObject modelObject, java.lang.String string) {}

    public hudson.util.ListBoxModel add(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public void add(java.lang.String string, java.lang.String string2) {}

    @Deprecated
    public hudson.util.ListBoxModel.Option[] values() {
        throw new UnsupportedOperationException();
    }

    public void writeTo(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2, org.kohsuke.stapler.StaplerResponse2 staplerResponse2)
            throws java.io.IOException, jakarta.servlet.ServletException {}

    public void generateResponse(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            org.kohsuke.stapler.StaplerResponse2 staplerResponse2,
            java.lang.Object object)
            throws java.io.IOException, jakarta.servlet.ServletException {}
    /** Stands for hudson.util.ListBoxModel.Option of Jenkins 2.479.3. */
    public static final class Option {
        public java.lang.String name;
        public java.lang.String value;
        public boolean selected;

        public Option(java.lang.String string, java.lang.String string2, boolean value) {}

        public Option(java.lang.String string) {}

        public Option(java.lang.String string, java.lang.String string2) {}

        public java.lang.String toString() {
            throw new UnsupportedOperationException();
        }
    }
}

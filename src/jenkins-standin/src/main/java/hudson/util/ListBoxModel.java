package hudson.util;

import java.io.Serial;
import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

/** Stands for hudson.util.ListBoxModel: the options of a select. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Stands for hudson.util.ListBoxModel.Option. */
    public static final class Option {
        /** What is shown. */
        public String name;
        /** What is meant. */
        public String value;
        /** Whether it is chosen. */
        public boolean selected;

        /** Not chosen. */
        public Option(String name, String value) {
            this(name, value, false);
        }

        /** With everything. */
        public Option(String name, String value, boolean selected) {
            this.name = name;
            this.value = value;
            this.selected = selected;
        }

        @Override
        public String toString() {
            return name + "=" + value + (selected ? "[selected]" : "");
        }
    }

    /** None. */
    public ListBoxModel() {}

    /** Adds one that is shown as its value. */
    public ListBoxModel add(String nameAndValue) {
        add(nameAndValue, nameAndValue);
        return this;
    }

    /** Adds one. */
    public void add(String displayName, String value) {
        add(new Option(displayName, value));
    }
}

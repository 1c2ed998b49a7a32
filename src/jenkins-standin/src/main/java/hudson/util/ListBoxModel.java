package hudson.util;

import java.io.Serial;
import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

/** The options of a drop-down list. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    @Serial
    private static final long serialVersionUID = 1L;

    /** One option. */
    public static final class Option {
        /** The text shown. */
        public String name;
        /** The submitted value. */
        public String value;
        /** Whether the option is selected. */
        public boolean selected;

        /** Creates an option that is not selected. */
        public Option(String name, String value) {
            this(name, value, false);
        }

        /** Creates an option. */
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

    /** Creates an empty list. */
    public ListBoxModel() {}

    /** Adds an option whose text is its value. */
    public ListBoxModel add(String nameAndValue) {
        add(nameAndValue, nameAndValue);
        return this;
    }

    /** Adds an option. */
    public void add(String displayName, String value) {
        add(new Option(displayName, value));
    }
}

package hudson.util;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

/** The suggestions of a text field. */
public class ComboBoxModel extends ArrayList<String> implements HttpResponse {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the model with the suggestions. */
    public ComboBoxModel(Collection<? extends String> c) {
        super(c);
    }

    /** Creates the model with the suggestions. */
    public ComboBoxModel(String... values) {
        this(Arrays.asList(values));
    }
}

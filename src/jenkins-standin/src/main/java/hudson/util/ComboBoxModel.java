package hudson.util;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

/** Stands for hudson.util.ComboBoxModel: what a text field offers. */
public class ComboBoxModel extends ArrayList<String> implements HttpResponse {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Of these. */
    public ComboBoxModel(Collection<? extends String> c) {
        super(c);
    }

    /** Of these. */
    public ComboBoxModel(String... values) {
        this(Arrays.asList(values));
    }
}

package io.jenkins.plugins.azurerender.standin;

import java.io.Serial;
import java.util.Locale;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** A text that is the same in every language. */
public final class Text extends Localizable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;

    private Text(String text) {
        super(ResourceBundleHolder.get(Text.class), text);
        this.text = text;
    }

    /** The text. */
    public static Text of(String text) {
        return new Text(text);
    }

    @Override
    public String toString(Locale locale) {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}

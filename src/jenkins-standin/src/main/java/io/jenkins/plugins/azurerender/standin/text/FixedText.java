package io.jenkins.plugins.azurerender.standin.text;

import java.io.Serial;
import java.util.Locale;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** A text that is not localized. */
public final class FixedText extends Localizable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;

    private FixedText(String text) {
        super(ResourceBundleHolder.get(FixedText.class), text);
        this.text = text;
    }

    /** Creates the text. */
    public static FixedText of(String text) {
        return new FixedText(text);
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

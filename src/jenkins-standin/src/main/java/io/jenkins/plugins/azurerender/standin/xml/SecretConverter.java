package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import hudson.util.Secret;

/** Writes secrets as encrypted text. */
public final class SecretConverter extends AbstractSingleValueConverter {
    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type == Secret.class;
    }

    @Override
    public String toString(Object secret) {
        return ((Secret) secret).getEncryptedValue();
    }

    @Override
    public Object fromString(String text) {
        return Secret.fromString(text);
    }
}

package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import hudson.model.Result;

/** Writes results as their names. */
public final class ResultConverter extends AbstractSingleValueConverter {
    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type == Result.class;
    }

    @Override
    public Object fromString(String text) {
        return Result.fromString(text);
    }
}

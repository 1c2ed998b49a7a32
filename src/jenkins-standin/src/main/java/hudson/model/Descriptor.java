package hudson.model;

import hudson.XmlFile;
import io.jenkins.plugins.azurerender.standin.text.GenericTypes;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** Metadata of a describable class. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    /** The described class. */
    public final transient Class<? extends T> clazz;

    /** Creates the descriptor of the class. */
    @SuppressWarnings("unchecked")
    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? (Class<? extends T>) getClass() : clazz;
    }

    /** Creates the descriptor of the enclosing class. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        Class<?> outer = getClass().getEnclosingClass();
        if (outer == null) {
            throw new AssertionError(getClass()
                    + " doesn't have an outer class. Use the constructor that takes the Class object explicitly.");
        }
        Class<T> described = getT();
        if (!described.isAssignableFrom(outer)) {
            throw new AssertionError("Outer class " + outer + " of " + getClass() + " is not assignable to " + described
                    + ". Perhaps wrong outer class?");
        }
        checkGetDescriptor(outer);
        clazz = (Class<? extends T>) outer;
    }

    private void checkGetDescriptor(Class<?> outer) {
        try {
            Method getDescriptor = outer.getMethod("getDescriptor");
            if (!getDescriptor.getReturnType().isAssignableFrom(getClass())) {
                throw new AssertionError(getDescriptor + " must be assignable to " + getClass());
            }
        } catch (NoSuchMethodException e) {
            throw new AssertionError(outer + " is missing getDescriptor method.", e);
        }
    }

    /** Returns the marker for descriptors that describe themselves. */
    @SuppressWarnings("rawtypes")
    protected static Class self() {
        return Descriptor.class;
    }

    /** Returns the display name. */
    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** Returns the id, used in file names and URLs. */
    public String getId() {
        return clazz.getName();
    }

    /** Returns the describable type that the described class extends. */
    @SuppressWarnings("unchecked")
    public Class<T> getT() {
        return (Class<T>) GenericTypes.argumentOf(getClass(), Descriptor.class);
    }

    /** Applies the submitted global configuration; returns false to keep the form open. */
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        return true;
    }

    /** Saves the fields. */
    @Override
    public synchronized void save() {
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save " + getConfigFile());
        }
    }

    /** Loads the fields if they were saved. */
    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to load " + file);
        }
    }

    /** Returns the configuration file. */
    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    /** A form has an invalid field. */
    public static final class FormException extends Exception implements HttpResponse {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String formField;

        /** Creates the exception for the field. */
        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        /** Creates the exception for the field, with a cause. */
        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        /** Creates the exception for the field, with a cause and no message. */
        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        /** Returns the name of the field. */
        public String getFormField() {
            return formField;
        }
    }
}

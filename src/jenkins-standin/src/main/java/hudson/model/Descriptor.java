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

/** Stands for hudson.model.Descriptor: what is common to all objects of one describable class. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    /** The class that is described. */
    public final transient Class<? extends T> clazz;

    /** For a class. */
    @SuppressWarnings("unchecked")
    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? (Class<? extends T>) getClass() : clazz;
    }

    /** For the class this one is nested in. */
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

    /** The class itself, for descriptors that describe themselves. */
    @SuppressWarnings("rawtypes")
    protected static Class self() {
        return Descriptor.class;
    }

    /** The name in lists. */
    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** The name in files and addresses. */
    public String getId() {
        return clazz.getName();
    }

    /** The kind of describable. */
    @SuppressWarnings("unchecked")
    public Class<T> getT() {
        return (Class<T>) GenericTypes.argumentOf(getClass(), Descriptor.class);
    }

    /** Takes the values of the global form; false keeps it open. */
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        return true;
    }

    /** Writes the fields to disk. */
    @Override
    public synchronized void save() {
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save " + getConfigFile());
        }
    }

    /** Reads the fields from disk, if they were written. */
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

    /** Where it is kept. */
    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    /** Stands for hudson.model.Descriptor.FormException: a form with a mistake in a field. */
    public static final class FormException extends Exception implements HttpResponse {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String formField;

        /** With a message for the field. */
        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        /** With a message and a cause for the field. */
        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        /** With a cause for the field. */
        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        /** The field. */
        public String getFormField() {
            return formField;
        }
    }
}

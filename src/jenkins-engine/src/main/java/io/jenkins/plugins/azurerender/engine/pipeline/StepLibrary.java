package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.Set;

/** The steps that every Pipeline has, by name. */
public interface StepLibrary {

    /** Returns the step without a block that has the name, or null. */
    LeafStep leaf(String name);

    /** Returns the step with a block that has the name, or null. */
    BlockStep block(String name);

    /** Returns all names. */
    Set<String> names();
}

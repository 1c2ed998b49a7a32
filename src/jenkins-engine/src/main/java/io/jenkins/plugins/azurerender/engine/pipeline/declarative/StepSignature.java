package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import hudson.util.EditDistance;
import io.jenkins.plugins.azurerender.engine.pipeline.steps.BuiltInSteps;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The argument names of a step. */
public final class StepSignature {

    private final List<String> required;
    private final List<String> all;

    private StepSignature(List<String> required, List<String> all) {
        this.required = required;
        this.all = all;
    }

    /** Returns the signature of the step with the name; null when there is no such step. */
    public static StepSignature of(String name) {
        BuiltInSteps builtIn = BuiltInSteps.get();
        if (builtIn.leaf(name) != null) {
            return new StepSignature(builtIn.required(name), builtIn.leaf(name).parameters());
        }
        if (builtIn.block(name) != null) {
            return new StepSignature(builtIn.required(name), builtIn.block(name).parameters());
        }
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        return descriptor == null ? null : ofClass(descriptor.clazz);
    }

    private static StepSignature ofClass(Class<?> type) {
        List<String> required = new ArrayList<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Arrays.stream(constructor.getParameters())
                        .map(Parameter::getName)
                        .forEach(required::add);
            }
        }
        List<String> all = new ArrayList<>(required);
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)
                    && method.getName().startsWith("set")) {
                all.add(Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4));
            }
        }
        for (Field field : type.getFields()) {
            if (field.isAnnotationPresent(DataBoundSetter.class)) {
                all.add(field.getName());
            }
        }
        return new StepSignature(required, all);
    }

    /** Returns the required arguments. */
    public List<String> required() {
        return required;
    }

    /** Returns whether the step has an argument with the name. */
    public boolean knows(String name) {
        return all.contains(name);
    }

    /** Returns the argument with the most similar name; "" when the step has no arguments. */
    public String closest(String name) {
        return all.stream()
                .min(Comparator.comparingInt(known -> EditDistance.editDistance(known, name)))
                .orElse("");
    }
}

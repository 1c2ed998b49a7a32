package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A variable that every task of a render gets. */
public final class EnvironmentVariable extends AbstractDescribableImpl<EnvironmentVariable> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 32_767;

    private final String name;
    private final String value;

    /** @param value taken as it is: nothing in it is expanded */
    @DataBoundConstructor
    public EnvironmentVariable(String name, String value) {
        this.name = Util.fixNull(name).strip();
        this.value = Util.fixNull(value);
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    /**
     * The variables by name.
     *
     * @throws InvalidRequestException when one cannot be set or is set twice
     */
    public static Map<String, String> toMap(Collection<EnvironmentVariable> variables) {
        Map<String, String> map = new LinkedHashMap<>();
        for (EnvironmentVariable variable : variables) {
            VariableNames.check(variable.name);
            if (variable.value.length() > LONGEST || variable.value.indexOf('\0') >= 0) {
                throw new InvalidRequestException(
                        "The value of variable '%s' cannot be set: it may have %d characters at most, and no null among them."
                                .formatted(variable.name, LONGEST));
            }
            if (map.put(variable.name, variable.value) != null) {
                throw new InvalidRequestException(
                        "The variable '%s' is set twice: give it once.".formatted(variable.name));
            }
        }
        return map;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<EnvironmentVariable> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnvironmentVariable_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, VariableNames::check);
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.AccountLookup;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Suggestions and checks for the form of a pool. The account is on the same level as these fields: in the form of an
 * auto pool, a hidden field has the account of the step.
 */
public abstract class PoolSettingsDescriptor extends Descriptor<PoolSettings> {

    @POST
    public ComboBoxModel doFillVmSizeItems(
            @AncestorInPath Item item, @QueryParameter String vmSize, @QueryParameter String account) {
        return Suggestions.of(item, vmSize, () -> VmSize.withSuggestions(sizesInUse(account, item)));
    }

    /** Returns the sizes in use; none if the account is not accessible. */
    private static Stream<String> sizesInUse(String account, Item item) {
        try {
            return new AccountLookup(account, item)
                    .pools().stream()
                            .map(ListedPool::vmSize)
                            .filter(Objects::nonNull)
                            .sorted();
        } catch (IOException x) {
            return Stream.empty();
        }
    }

    @POST
    public ComboBoxModel doFillImageItems(
            @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String account) {
        return Suggestions.of(
                item, image, () -> new ImageChoice(new AccountLookup(account, item).images(), Instant.now()).names());
    }

    @POST
    public ComboBoxModel doFillNodeAgentItems(
            @AncestorInPath Item item, @QueryParameter String nodeAgent, @QueryParameter String account) {
        return Suggestions.of(item, nodeAgent, () -> new AccountLookup(account, item)
                .images().stream().map(PoolImage::nodeAgent).distinct().sorted().toList());
    }

    @POST
    public FormValidation doCheckVmSize(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
        return FieldCheck.describe(item, value, size -> {
            VmSize.check(size);
            Caps.of(account, item).checkVmSize(size);
            return FormValidation.ok(VmSize.describe(size));
        });
    }

    @POST
    public FormValidation doCheckImage(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String nodeAgent,
            @QueryParameter String account) {
        return FieldCheck.describe(item, value, text -> {
            ImageName name = ImageName.parse(text);
            Caps.of(account, item).checkImage(text);
            try {
                ImageChoice choice = new ImageChoice(new AccountLookup(account, item).images(), Instant.now());
                PoolImage image =
                        choice.choose(name, nodeAgent == null || nodeAgent.isBlank() ? null : nodeAgent, false);
                Optional<String> warning = choice.warning(image);
                return warning.isPresent()
                        ? FormValidation.warning(warning.get())
                        : FormValidation.ok(Messages.PoolSettings_Image(image, image.nodeAgent()));
            } catch (IOException x) {
                return FormValidation.warning(x.getMessage());
            }
        });
    }

    @POST
    public FormValidation doCheckContainers(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.describe(item, value, text -> {
            List<String> names = Lines.split(List.of(text));
            ContainerImages.check(names);
            return names.stream()
                    .map(ContainerImages::warning)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(FormValidation::warning)
                    .orElseGet(FormValidation::ok);
        });
    }

    @POST
    public FormValidation doCheckApplications(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, text -> NodeChecks.applications(Lines.split(List.of(text))));
    }

    @POST
    public FormValidation doCheckSubnet(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, NodeChecks::checkSubnet);
    }

    @POST
    public FormValidation doCheckRemoteAccessFrom(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, NodeChecks::checkRemoteAccess);
    }

    @POST
    public FormValidation doCheckElevatedStartTask(
            @AncestorInPath Item item, @QueryParameter boolean value, @QueryParameter String startTask) {
        return FieldCheck.of(
                item,
                String.valueOf(value),
                text -> NodeChecks.checkStartTask(
                        startTask == null || startTask.isBlank() ? null : startTask,
                        value,
                        AzureRenderConfiguration.get().isElevatedStartTasks()));
    }

    @POST
    public FormValidation doCheckAutoscaleFormula(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
        return FieldCheck.of(item, value, formula -> {
            FormulaCheck.check(formula);
            Caps.of(account, item).checkFormula(formula);
        });
    }

    @POST
    public FormValidation doCheckDedicatedNodes(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String spotNodes,
            @QueryParameter String account) {
        return FieldCheck.number(
                item, value, nodes -> Caps.of(account, item).checkNodes(nodes, FieldCheck.integer(spotNodes)));
    }

    @POST
    public FormValidation doCheckSpotNodes(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
        return FieldCheck.number(item, value, nodes -> Caps.of(account, item).checkNodes(0, nodes));
    }

    @POST
    public FormValidation doCheckStartTask(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
        return FieldCheck.of(item, value, text -> Caps.of(account, item).checkStartTask());
    }

    @POST
    public FormValidation doCheckPricePerNodeHour(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, text -> NodeHours.check(FieldCheck.decimal(text)));
    }
}

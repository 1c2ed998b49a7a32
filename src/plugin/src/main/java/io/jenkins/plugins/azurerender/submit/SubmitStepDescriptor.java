package io.jenkins.plugins.azurerender.submit;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.Tiles;
import io.jenkins.plugins.azurerender.settings.ContainerImages;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.settings.FramesField;
import io.jenkins.plugins.azurerender.settings.PoolField;
import io.jenkins.plugins.azurerender.settings.Suggestions;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of {@link SubmitStep} offers and checks. */
public abstract class SubmitStepDescriptor extends StepDescriptor {

    @POST
    public ComboBoxModel doFillAccountItems(@AncestorInPath Item item, @QueryParameter String account) {
        return Suggestions.accounts(item, account);
    }

    @POST
    public ComboBoxModel doFillPoolItems(
            @AncestorInPath Item item, @QueryParameter String pool, @QueryParameter String account) {
        return PoolField.names(item, pool, account);
    }

    /** The same for everybody, so no permission is asked for. */
    @POST
    public ComboBoxModel doFillOrderItems() {
        return new ComboBoxModel("", "forward", "reverse", "first-middle-last", "every-10");
    }

    /** The same for everybody, so no permission is asked for. */
    @POST
    public ListBoxModel doFillMissingAssetsItems() {
        return AssetsStep.missingAssetsItems();
    }

    /** The same for everybody, so no permission is asked for. */
    @POST
    public ListBoxModel doFillUploadItems() {
        return AssetsStep.uploadItems();
    }

    /** The same for everybody, so no permission is asked for. */
    @POST
    public ListBoxModel doFillStagingItems() {
        return StagingStep.stagings();
    }

    /** The same for everybody, so no permission is asked for. */
    @POST
    public ListBoxModel doFillFormatItems() {
        ListBoxModel formats = new ListBoxModel();
        formats.add(Messages.SubmitStep_FormatOfScene(), "");
        for (ImageFormat format : ImageFormat.values()) {
            formats.add(format.name());
        }
        return formats;
    }

    @POST
    public FormValidation doCheckScene(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.required(item, value, SubmitStep::checkScene);
    }

    @POST
    public FormValidation doCheckFrames(@AncestorInPath Item item, @QueryParameter String value) {
        return FramesField.check(item, value, FailedFrames.WORD);
    }

    @POST
    public FormValidation doCheckOutput(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, pattern -> new FrameFiles(pattern, ImageFormat.PNG));
    }

    @POST
    public FormValidation doCheckPool(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
        return PoolField.check(item, value, account, () -> FormValidation.warning(Messages.SubmitStep_PoolMissing()));
    }

    @POST
    public FormValidation doCheckOrder(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, FrameOrder::parse);
    }

    @POST
    public FormValidation doCheckTiles(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, Tiles::parse);
    }

    @POST
    public FormValidation doCheckPriority(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, LayoutStep::checkPriority);
    }

    @POST
    public FormValidation doCheckRetries(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, LayoutStep::checkRetries);
    }

    @POST
    public FormValidation doCheckTimeLimitHours(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, SubmitStep::checkTimeLimit);
    }

    @POST
    public FormValidation doCheckProject(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, ContainerNames::check);
    }

    @POST
    public FormValidation doCheckAssetsMount(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String staging) {
        return FieldCheck.of(item, value, path -> StagingStep.check(NodeAssets.parse(staging), path));
    }

    @POST
    public FormValidation doCheckSecondsPerFrame(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, text -> PlanStep.checkSeconds(FieldCheck.decimal(text)));
    }

    @POST
    public FormValidation doCheckContainer(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.of(item, value, image -> ContainerImages.check(List.of(image)));
    }
}

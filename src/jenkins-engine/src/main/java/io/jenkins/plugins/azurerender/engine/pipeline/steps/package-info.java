/** The steps that every Jenkins with Pipeline has, one class each. */
package io.jenkins.plugins.azurerender.engine.pipeline.steps;

/**
 * What users configure as a value of its own: pools, mounts, autoscale, renderers, variables, path mappings. Each value
 * validates itself.
 */
package io.jenkins.plugins.azurerender.settings;

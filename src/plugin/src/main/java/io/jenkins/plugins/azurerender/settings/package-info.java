/**
 * Values that users configure: pools, mounts, autoscale, renderers, variables, path mappings. Each validates itself.
 */
package io.jenkins.plugins.azurerender.settings;

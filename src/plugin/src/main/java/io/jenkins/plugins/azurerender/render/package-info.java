/**
 * What to render and how: frame ranges, file names, the renderer's command, the plan that makes frames into tasks.
 * Pure Java: nothing here knows of Jenkins or Azure.
 */
package io.jenkins.plugins.azurerender.render;

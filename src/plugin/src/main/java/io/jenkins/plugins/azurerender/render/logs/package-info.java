/**
 * What the log of a renderer tells: how far it is, what it saved, why it failed. Patterns are data, one file for each
 * renderer. Pure Java: nothing here knows of Jenkins or Azure.
 */
package io.jenkins.plugins.azurerender.render.logs;

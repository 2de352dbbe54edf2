import { themeQuartz } from 'ag-grid-community';

/** Thème de la grille : tout vient des variables CSS, il suit donc le clair et le sombre sans être recréé. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  borderColor: 'var(--bordure)',
  browserColorScheme: 'inherit',
  cellHorizontalPadding: 10,
  cellTextColor: 'var(--texte)',
  chromeBackgroundColor: 'var(--surface-creuse)',
  columnBorder: false,
  fontFamily: 'inherit',
  fontSize: 13,
  foregroundColor: 'var(--texte)',
  headerBackgroundColor: 'var(--surface-creuse)',
  headerFontSize: 12,
  headerFontWeight: 600,
  headerTextColor: 'var(--texte-doux)',
  headerHeight: 34,
  oddRowBackgroundColor: 'transparent',
  rowBorder: { color: 'var(--bordure)', width: 1 },
  rowHeight: 32,
  rowHoverColor: 'var(--surface-survol)',
  selectedRowBackgroundColor: 'var(--surface-choisie)',
  spacing: 6,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
});

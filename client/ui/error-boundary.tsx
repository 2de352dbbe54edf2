import { Component, type ReactNode } from 'react';

type Props = { repli: ReactNode; children: ReactNode };

/** Retient la panne d'une partie de la page : le reste demeure, et `repli` la remplace. */
export class ErrorBoundary extends Component<Props, { enPanne: boolean }> {
  override state = { enPanne: false };

  static getDerivedStateFromError(): { enPanne: boolean } {
    return { enPanne: true };
  }

  override render(): ReactNode {
    return this.state.enPanne ? this.props.repli : this.props.children;
  }
}

import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { variante?: 'plein' | 'trait' | 'nu' | 'danger' };

/** Bouton du produit ; `type` vaut « button » sauf demande contraire. */
export const Button = ({ variante = 'trait', className = '', type = 'button', ...rest }: Props) => (
  <button type={type} className={`${styles.bouton} ${styles[variante]} ${className}`} {...rest} />
);
